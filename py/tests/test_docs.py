"""The examples in the documentation, run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import callwell

MODULES = [name for _, name, _ in pkgutil.iter_modules(callwell.__path__) if name not in ("_core", "__main__")]


@pytest.mark.parametrize("name", ["", *MODULES])
def test_examples(name: str) -> None:
    module = importlib.import_module(f"callwell.{name}".rstrip("."))
    assert doctest.testmod(module).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    modules = [importlib.import_module(f"callwell.{name}") for name in MODULES]
    count = sum(len(test.examples) for module in modules for test in finder.find(module, module.__name__))
    assert count >= 20


def test_the_readme_is_true() -> None:
    readme = Path(__file__).parents[1] / "README.md"
    made = doctest.testfile(str(readme), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS)
    assert made.failed == 0 and made.attempted >= 5


def test_everything_public_is_documented() -> None:
    for name in callwell.__all__:
        thing = getattr(callwell, name)
        if isinstance(thing, type):
            assert thing.__doc__, name
            for member, value in vars(thing).items():
                if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                    assert value.__doc__, f"{name}.{member}"
        elif callable(thing) and hasattr(thing, "__module__") and thing.__module__.startswith("callwell"):
            assert thing.__doc__, name
