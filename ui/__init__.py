"""Pages and the HTTP interface of the shop.

`site` what the pages need of the assistant, and settings · `sessions` who is asking (signed cookie) ·
`photos` pictures a shopper sends · `turns` one turn at a time per session · `guards` checks on every
request · `cards` product cards and the cart as HTML · `panels` chips, confirmations, menus, whole pages ·
`shopper` the Gradio page · `api` JSON and server-sent events · `docs` the interface's own manual ·
`server` all of it in one FastAPI application · `cli` the `aisle` command · `replay` dialogues from a file ·
`terminal` the chat without a browser.
"""
