"""A property that is read once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")


class Once(Generic[_Value]):
    """A `cached_property` without the lock that it has in Python 3.11, which takes longer than some reading."""

    def __init__(self, read: Callable[[Any], _Value]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, _owner: type) -> _Value:
        value = instance.__dict__[self._name] = self._read(instance)
        return value
