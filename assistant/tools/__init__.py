"""The tools an LLM may call: one function each, with docstrings that are prompts.

`registry` (names, kinds, running, confirming) · `schemas` (JSON Schema from signatures) · `arguments` ·
`result` · `shop` (what a tool works on) · `cards` and `phrases` (what people see) · `items` (what "the second
one" means) · `variants` (sizes and colours) ·
the tools: `finding`, `products`, `cart`, `orders`, `account`, `knowledge`.
"""
