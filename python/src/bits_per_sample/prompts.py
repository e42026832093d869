"""Names of prompts, and the weights that a report gives them."""

from __future__ import annotations

import json
import math
import re
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from os import PathLike
from sys import byteorder
from typing import Any

__all__ = ["prompt_id", "prompt_weights"]

_MASK = 0xFFFFFFFF
_DEEPEST = 64
_SURROGATE = re.compile("[\ud800-\udfff]")


def prompt_id(prompt: Any) -> str:
    """The name that reports give a prompt whose text they do not keep.

    Sixteen hexadecimal digits that depend on the text alone, so that a data set and a report can
    speak of the same prompt. Chat messages are named by their canonical JSON.

    >>> prompt_id("What is 2 + 3?")
    '0d764089960af15c'
    >>> prompt_id([{"role": "user", "content": "hi"}]) == prompt_id([{"content": "hi", "role": "user"}])
    True
    """
    text = prompt if isinstance(prompt, str) else _canonical(prompt, 0)
    units = array("H", text.encode("utf-16-le" if byteorder == "little" else "utf-16-be", "surrogatepass"))
    a, b = 0xDEADBEEF, 0x41C6CE57
    for unit in units:
        a = ((a ^ unit) * 2654435761) & _MASK
        b = ((b ^ unit) * 1597334677) & _MASK
    a ^= len(units)
    a = ((a ^ (a >> 16)) * 2246822507 ^ (b ^ (b >> 13)) * 3266489909) & _MASK
    b = ((b ^ (b >> 16)) * 2246822507 ^ (a ^ (a >> 13)) * 3266489909) & _MASK
    return f"{b:08x}{a:08x}"


def prompt_weights(file: str | PathLike[str], ids: Iterable[Any]) -> list[float]:
    """One weight per row of a data set, from the JSON of ``bits-per-sample report LOG --weights FILE``.

    ``ids`` are the rows' names as the log has them: a column of ids, or :func:`prompt_id` of each
    prompt. A row that the log does not have gets the mean weight: of it nothing is known.

    :raises ValueError: no file of weights, or no row's name is in it.

    >>> weights = prompt_weights("next.json", dataset["id"])                       # doctest: +SKIP
    >>> torch.utils.data.WeightedRandomSampler(weights, num_samples=len(weights))  # doctest: +SKIP
    """
    content: Any = None
    with open(file, "rb") as text, suppress(ValueError):
        content = json.load(text)
    schema = content.get("schema") if isinstance(content, dict) else None
    if schema != "bits-per-sample/weights/1":
        raise ValueError(
            f"prompt_weights: expected the JSON of report --weights, schema bits-per-sample/weights/1, in {file}; "
            f"got {schema or 'something else'}"
        )
    known = {name: prompt["weight"] for name, prompt in content["prompts"].items()}
    names = [str(name) for name in ids]
    found = sum(name in known for name in names)
    if found == 0:
        example = next(iter(known), "none")
        raise ValueError(
            f"prompt_weights: expected ids that {file} has (such as {example}), got {len(names)} others; "
            "of a log that has no ids the names are prompt_id(prompt)"
        )
    mean = sum(known.values()) / len(known)
    return [known.get(name, mean) for name in names]


def _canonical(value: Any, depth: int) -> str:
    """JSON that does not depend on who wrote it, as ``canonicalJson`` of the npm package logs."""
    if depth > _DEEPEST or value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        quoted = json.dumps(value, ensure_ascii=False)
        return _SURROGATE.sub(lambda unit: f"\\u{ord(unit[0]):04x}", quoted)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Mapping):
        members = [(str(name), member) for name, member in value.items() if member is not None]
        members.sort(key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_canonical(n, 0)}:{_canonical(m, depth + 1)}" for n, m in members) + "}"
    if hasattr(value, "tolist"):  # an array of numpy
        return _canonical(value.tolist(), depth)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(_canonical(item, depth + 1) for item in value) + "]"
    raise TypeError(f"prompt_id: expected text, numbers, lists and dicts, got {type(value).__name__}")


def _number(value: float) -> str:
    """A double as JavaScript prints it."""
    if not math.isfinite(value):
        return "null"
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, exponent = f"{abs(value)!r}".partition("e")[::2]
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + part) - len(digits))
    digits = digits.rstrip("0")
    if 0 < point <= 21:
        digits = digits.ljust(point, "0")
        return sign + digits[:point] + (f".{digits[point:]}" if digits[point:] else "")
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if digits[1:] else ""
    return f"{sign}{digits[0]}{rest}e{point - 1:+d}"
