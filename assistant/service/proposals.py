"""A change in two steps: `propose` shows its exact effect, `commit` does it once, after the yes.

The stored digest binds a proposal to its customer, arguments, effect and expiry; the plan is made anew in the
committing transaction, and a different effect (another session was faster, a price moved) is refused.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import select

from assistant.service import dates
from assistant.service.aftersales import plan_exchange, plan_return
from assistant.service.changes import plan_cancel, plan_change_account, plan_change_order
from assistant.service.ground import Ground, Plan
from assistant.service.models import AuditRow, ProposalRow
from retrieval.schema import Refused

ChangeKind = Literal["cancel_order", "return_items", "exchange_items", "change_order", "change_account"]
LIFE = timedelta(minutes=15)
"""How long a shown effect may wait for its yes."""

_PLANS: dict[ChangeKind, Callable[..., Plan]] = {
    "cancel_order": plan_cancel,
    "return_items": plan_return,
    "exchange_items": plan_exchange,
    "change_order": plan_change_order,
    "change_account": plan_change_account,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change as it was shown; JSON through `as_json` and `from_json`."""

    id: str
    kind: ChangeKind
    customer: str
    arguments: Mapping[str, Any]
    effect: str
    """What the shopper said yes to, with exact amounts."""
    facts: Mapping[str, str]
    subject: str
    expires: str

    def digest(self) -> str:
        """Hash over everything that must not change between the showing and the yes."""
        parts = [self.id, self.kind, self.customer, self.arguments, self.effect, self.subject, self.expires]
        return hashlib.sha256(
            json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str).encode()
        ).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Proposal:
        """The inverse of `as_json`."""
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Done:
    """A committed change."""

    message: str
    facts: Mapping[str, str]
    subject: str
    repeated: bool = False
    """True when this key had committed it before, and nothing was done again."""


def propose(ground: Ground, kind: ChangeKind, arguments: Mapping[str, Any]) -> Proposal:
    """Check a change against the rules and store what it would do; changes nothing else.

    Raises:
        Retryable: an argument is wrong. Refused: a rule forbids it.
    """
    plan = _PLANS[kind](ground, **arguments)
    proposal = Proposal(
        id=secrets.token_urlsafe(12),
        kind=kind,
        customer=ground.customer,
        arguments=json.loads(json.dumps(dict(arguments))),
        effect=plan.effect,
        facts=dict(plan.facts),
        subject=plan.subject,
        expires=dates.stamp(ground.now + LIFE),
    )
    ground.db.add(
        ProposalRow(
            id=proposal.id, customer=proposal.customer, digest=proposal.digest(), expires=proposal.expires
        )
    )
    return proposal


def commit(ground: Ground, proposal: Proposal, key: str, actor: str) -> Done:
    """Do a proposed change once, inside the caller's write transaction.

    Args:
        key: Idempotency key; the same key for the same proposal gives the first result again.
        actor: Who said yes, for the audit: a session or an agent.

    Raises:
        Refused: `proposal_invalid` (unknown, altered, used), `proposal_expired`, `proposal_outdated`, a rule.
    """
    row = ground.db.scalar(select(ProposalRow).where(ProposalRow.id == proposal.id).with_for_update())
    if row is None or row.digest != proposal.digest() or row.customer != ground.customer:
        raise Refused(
            "This change was not shown in this form, so it was not made; ask for it again.",
            "proposal_invalid",
        )
    if row.committed_key is not None:
        if row.committed_key == key and row.result is not None:
            return Done(row.result["message"], row.result["facts"], row.result["subject"], repeated=True)
        raise Refused("This change was made already; nothing was done a second time.", "proposal_invalid")
    if ground.db.scalar(select(ProposalRow.id).where(ProposalRow.committed_key == key)):
        raise Refused(f"The key {key!r} belongs to another change; nothing was done.", "proposal_invalid")
    if dates.stamp(ground.now) > row.expires:
        raise Refused(
            "This change waited too long for a yes and was dropped; ask for it again.", "proposal_expired"
        )
    plan = _PLANS[proposal.kind](ground, **proposal.arguments)
    if plan.effect != proposal.effect:
        raise Refused(
            f"Something changed since this was shown, so it was not made. It would now be: {plan.effect}",
            "proposal_outdated",
        )
    plan.apply()
    row.committed_key = key
    row.result = {"message": plan.done, "facts": dict(plan.facts), "subject": plan.subject}
    ground.db.add(
        AuditRow(
            time=dates.stamp(ground.now), customer=ground.customer, actor=actor, action=proposal.kind,
            subject=plan.subject, arguments=dict(proposal.arguments), proposal=proposal.id,
        )
    )  # fmt: skip
    ground.db.flush()
    return Done(plan.done, dict(plan.facts), plan.subject)
