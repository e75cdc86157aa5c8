"""Which SQL of ours reads or writes interviews, events and claims, found in the sources."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import vivavoce.stores.postgres

SOURCES = Path(vivavoce.stores.postgres.__file__).parent

# What grows with interviews; everything else is small.
TOUCHES = re.compile(r"\b(?:FROM|INTO|UPDATE|JOIN|TABLE|USING)\s+(?:interviews|events|claims)\b")


def find() -> set[str]:
    """Return the name of every SQL text, as "module.CONSTANT" or "module.function".

    Names come without the underscore of what is private to its module.
    """
    return {
        f"{file.stem}.{name.lstrip('_')}"
        for file in SOURCES.glob("*.py")
        for name, text in _texts(ast.parse(file.read_text("utf-8")))
        if TOUCHES.search(text)
    }


def _texts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Give each text of a module with what it is part of."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                pass
            case ast.ClassDef(name=name):
                pass
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                pass
            case _:
                continue
        yield (
            name,
            " ".join(
                constant.value
                for constant in ast.walk(node)
                if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
            ),
        )
