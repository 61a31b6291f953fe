"""How long a war or an event lasted, and how many wars there were."""

from __future__ import annotations

APART = {"after", "before", "since", "later", "earlier", "ago", "into"}
LENGTHS = {"days": 1, "weeks": 7, "months": 30}
