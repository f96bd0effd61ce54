"""Raised digits (⁰ to ⁹), which are exponents or the marks of notes."""

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
#: One of them, in a pattern.
RAISED_DIGIT = f"[{RAISED}]"
#: For `str.translate`: raised digits as usual ones.
LOWERED = str.maketrans(RAISED, "0123456789")
