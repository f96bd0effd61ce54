"""Pairing two groups one to one so that the whole is best, not each pair by itself.

Bertsekas' auction: every bidder offers for the object it gains most from, by as much as that beats its next best
choice; an object goes to the highest offer, and who lost it bids again. The sum of the gains is then within
`len(bidders) * STEP` of the highest possible. Prices start at nothing, and a bidder may stay without an object.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

#: The least raise of an offer: how far from the optimum one bidder may end up.
STEP = 1e-3


def assign(gains: Mapping[int, Sequence[tuple[int, float]]]) -> dict[int, int]:
    """Bidder → object with the highest sum of gains. `gains` lists the objects and their gains per
    bidder; one without a gain goes to nobody."""
    prices: dict[int, float] = {}
    owner: dict[int, int] = {}
    waiting = deque(gains)
    while waiting:
        bidder = waiting.popleft()
        best, second, chosen = 0.0, 0.0, None
        for item, gain in gains[bidder]:
            net = gain - prices.get(item, 0.0)
            if net > best:
                best, second, chosen = net, best, item
            elif net > second:
                second = net
        if chosen is None:
            continue
        prices[chosen] = prices.get(chosen, 0.0) + best - second + STEP
        if chosen in owner:
            waiting.append(owner[chosen])
        owner[chosen] = bidder
    return {bidder: item for item, bidder in owner.items()}
