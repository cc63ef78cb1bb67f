"""The service domain: customers, orders, changes to them, promotions, tickets. Knows no LLM and no screen.

`money` · `dates` · `rules` (the shop's rule table) · `models` (tables) · `database` (engine, transactions) ·
`records` (what callers get) · `seed` · `ground` (what a change stands on) ·
`changes` and `aftersales` (the plans) ·
`proposals` (propose, confirm, commit once) · `promotions` · `domain` (the one object that callers hold).
"""
