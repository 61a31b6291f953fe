"""Values written as the Python call that makes them, and read back without running anything."""

from __future__ import annotations

import ast
from typing import Any

from utils.errors import ViewError


def read_call(text: str, what: str = "a view") -> tuple[str, dict[str, Any]]:
    """Take a call such as ``Casualties(outcome='killed')`` apart: its name and its values.

    Raises ``ViewError`` when the text is anything else.
    """
    try:
        return _parts(_parsed(text))
    except ValueError:
        raise ViewError(_refusal(text, f"{what} written as Name(field=value, ...)")) from None


def read_chart_call(text: str) -> tuple[str, str]:
    """The view and the look of ``View(...).chart(look=Look(...))``, each as text.

    A view alone has an empty look. Raises ``ViewError`` when the text is anything else.
    """
    try:
        call = _parsed(text)
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return text, ""
        plain = call.func.attr == "chart" and not call.args
        if not plain or [part.arg for part in call.keywords] != ["look"]:
            raise ValueError("not a chart of a view in a look")
        return ast.unparse(call.func.value), ast.unparse(call.keywords[0].value)
    except ValueError:
        wanted = "a chart written as View(...) or View(...).chart(look=Look(...))"
        raise ViewError(_refusal(text, wanted)) from None


def written(values: dict[str, Any]) -> str:
    """Values as they stand between the brackets of a call."""
    return ", ".join(f"{name}={value!r}" for name, value in values.items())


def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, TypeError, MemoryError, RecursionError) as fault:
        raise ValueError(str(fault)) from None


def _parts(call: ast.expr) -> tuple[str, dict[str, Any]]:
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)) or call.args:
        raise ValueError("not a call with named values")
    try:
        values = {str(part.arg): ast.literal_eval(part.value) for part in call.keywords}
    except (SyntaxError, TypeError, MemoryError, RecursionError) as fault:
        raise ValueError(str(fault)) from None
    return call.func.id, values


def _refusal(text: str, wanted: str) -> str:
    return f"{text.strip()[:60]!r} is not {wanted}."
