"""Small changes to Python code, one place at a time: the mutants that `mutants.py` tries.

A mutant changes a comparison, `and`/`or`, `not`, + and -, a small number, a True or False, or leaves one member out of
a tuple or set of strings. Docstrings, annotations, decorators, assertions and messages stay as they are.
"""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

FLIPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
#: Integers up to this one are changed by 1; larger ones are sizes that nobody tunes.
LARGEST = 100
#: Collections of at least this many strings lose a member.
MEMBERS = 3
#: The context in which a change is shown has at most this many characters.
SHOWN = 100
#: Names whose values are not behaviour.
_NAMES = frozenset({"__all__", "__slots__"})


@dataclass(frozen=True)
class Mutant:
    """One change: its place, the enclosing function ("" at module level), and the code around it before and after.

    `start` and `end` are byte offsets in the file, `code` is what replaces the bytes between them.
    """

    file: str
    line: int
    function: str
    before: str
    after: str
    start: int
    end: int
    code: str

    def apply(self, source: bytes) -> bytes:
        """The file with the change."""
        return source[: self.start] + self.code.encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.before} → {self.after}"


class Places:
    """The places of a module that can be changed."""

    def __init__(self, file: str, source: bytes) -> None:
        self.file = file
        self.tree = ast.parse(source)
        self.lines = [0, *accumulate(len(line) for line in source.splitlines(keepends=True))]
        self.parents = {child: parent for parent in ast.walk(self.tree) for child in ast.iter_child_nodes(parent)}
        self.nodes = [node for node in _walk(self.tree) if _variants(node)]

    def mutant(self, place: int, dice: random.Random) -> Mutant:
        """One change at a place; where several are possible, one of them."""
        return self._mutant(self.nodes[place], dice.choice(_variants(self.nodes[place])))

    def all(self) -> list[Mutant]:
        """Every change at every place."""
        return [self._mutant(node, variant) for node in self.nodes for variant in _variants(node)]

    def _mutant(self, node: ast.expr, variant: ast.expr) -> Mutant:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return Mutant(
            self.file,
            node.lineno,
            self._function(node),
            *self._context(node, variant),
            self.lines[node.lineno - 1] + node.col_offset,
            self.lines[node.end_lineno - 1] + node.end_col_offset,
            f"({ast.unparse(variant)})",
        )

    def _function(self, node: ast.AST) -> str:
        """The qualified name of the function whose body holds the node, as its code object has it."""
        names: list[str] = []
        while node in self.parents:
            child, node = node, self.parents[node]
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and child is not node.args:
                names += ["<locals>", node.name]
            elif isinstance(node, ast.ClassDef) and names:
                names.append(node.name)
        return ".".join(reversed(names[1:]))

    def _context(self, node: ast.AST, variant: ast.AST) -> tuple[str, str]:
        """The largest expression or simple statement around the node that is short enough to be shown."""
        shown = ast.unparse(node), ast.unparse(variant)
        around = node
        while isinstance(around := self.parents[around], ast.expr | ast.keyword | ast.comprehension | ast.stmt):
            if hasattr(around, "body") and isinstance(around, ast.stmt):
                break
            before = ast.unparse(around)
            if len(before) > SHOWN or "\n" in before:
                break
            shown = before, ast.unparse(self._replaced(around, node, variant))
        return shown

    def _replaced(self, around: ast.AST, node: ast.AST, variant: ast.AST) -> ast.AST:
        """A copy of a tree with one of its nodes replaced."""
        place = [*ast.walk(around)].index(node)
        changed = copy.deepcopy(around)
        old = [*ast.walk(changed)][place]

        class Replacing(ast.NodeTransformer):
            def visit(self, one: ast.AST) -> ast.AST:
                return variant if one is old else self.generic_visit(one)

        return Replacing().visit(changed)  # type: ignore[no-any-return]


def _walk(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions of a tree that decide what the code does."""
    if isinstance(node, ast.expr):
        yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_idle(child):
                yield from _walk(child)


def _is_idle(node: ast.AST) -> bool:
    """Whether a node only says something, or is there for the type checker."""
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id in _NAMES for target in node.targets)
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id == "Literal"
    return isinstance(node, ast.Raise | ast.Assert | ast.JoinedStr)


def _variants(node: ast.AST) -> list[ast.expr]:
    """What a node may be changed to; empty for nodes that stay."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in FLIPPED:
            return [_with(node, ops=[FLIPPED[type(op)]()])]
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in FLIPPED:
            return [_with(node, op=FLIPPED[type(op)]())]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return [ast.Call(ast.Name("bool", ast.Load()), [operand], [])]
        case ast.Constant(value=bool(value)):
            return [ast.Constant(not value)]
        case ast.Constant(value=int(value)) if value <= LARGEST:
            return [ast.Constant(value + 1), *([ast.Constant(value - 1)] if value else [])]
        case ast.Set(elts=members) | ast.Tuple(elts=members) if len(members) >= MEMBERS and all(map(_is_text, members)):
            return [_with(node, elts=[*members[:place], *members[place + 1 :]]) for place in range(len(members))]
    return []


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _with(node: ast.expr, **fields: object) -> ast.expr:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed
