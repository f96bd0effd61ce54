"""A model's drafts under the checks: what to say of a unit, asking, examining the answer, asking again.

Nothing here knows how units are stored or findings are made: those are the workspace's.
"""
