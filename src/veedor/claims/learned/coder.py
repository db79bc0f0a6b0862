"""The learned coder: probabilities of the PLOVER types for a pair, from weights that ship with the package.

A six-layer encoder of 22 million weights (MiniLM), trained further on sentences that were written for Veedor (see
``training/README.md``), in whole numbers of eight bits. It runs on one core with onnxruntime, without a network.
It codes English; it reads one sentence and knows nothing of the report around it; its probabilities are not calibrated.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import numpy

from veedor.claims.learned.pair import Pair
from veedor.errors import MissingPartError

LANGUAGES = ("en",)
_LONGEST = 96
"""Word pieces that are read; what stands after them is cut off, as in training."""
_AT_ONCE = 32


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``weights/LANGUAGE/coder.json``: names of the types, in the order of the output, and of the weights."""

    types: tuple[str, ...]
    marks: dict[str, int]
    opening: int
    closing: int
    name: str


class Coder:
    """Answers which type of act the source of a pair does to its target.

    Args:
        folder: where ``coder.onnx``, ``coder.json`` and ``tokenizer.json`` are.

    Raises:
        MissingPartError: L004 if the libraries that run it are not installed.
    """

    def __init__(self, folder: Path) -> None:
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise MissingPartError("L004", package="veedor[learned]") from error
        self.settings = msgspec.json.decode((folder / "coder.json").read_bytes(), type=Settings)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "coder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def code(self, pairs: Sequence[Pair]) -> list[dict[str, float]]:
        """For each pair the probability of each type; ``NONE`` is that no act passes between the two."""
        rows = [self._pieces(pair) for pair in pairs]
        found: list[dict[str, float]] = [{} for _ in rows]
        order = sorted(range(len(rows)), key=lambda n: len(rows[n][0]))
        for start in range(0, len(order), _AT_ONCE):
            batch = order[start : start + _AT_ONCE]
            for n, values in zip(batch, self._run([rows[n] for n in batch]), strict=True):
                found[n] = dict(zip(self.settings.types, (float(v) for v in values), strict=True))
        return found

    def _pieces(self, pair: Pair) -> tuple[list[int], int, int]:
        """Word pieces with marks among them, and where source and target begin."""
        ids = [self.settings.opening]
        at = {"<s>": 0, "<t>": 0}
        for mark, piece in pair.pieces():
            if mark is not None:
                at[mark] = len(ids)
                ids.append(self.settings.marks[mark])
            if piece.strip():
                ids += self._tokenizer.encode(piece.strip(), add_special_tokens=False).ids
        ids = [*ids[: _LONGEST - 1], self.settings.closing]
        source, target = (n if n < _LONGEST - 1 else 0 for n in (at["<s>"], at["<t>"]))
        return ids, source, target

    def _run(self, rows: list[tuple[list[int], int, int]]) -> Any:
        longest = max(len(ids) for ids, _, _ in rows)
        ids = numpy.zeros((len(rows), longest), dtype=numpy.int64)
        mask = numpy.zeros_like(ids)
        for n, (pieces, _, _) in enumerate(rows):
            ids[n, : len(pieces)] = pieces
            mask[n, : len(pieces)] = 1
        source = numpy.array([s for _, s, _ in rows], dtype=numpy.int64)
        target = numpy.array([t for _, _, t in rows], dtype=numpy.int64)
        (scores,) = self._session.run(None, {"ids": ids, "mask": mask, "source": source, "target": target})
        scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)


@cache
def coder(language: str) -> Coder | None:
    """The coder of a language, loaded once; None for a language that has none.

    Raises:
        MissingPartError: L004 if the libraries that run it are not installed.
    """
    if language not in LANGUAGES:
        return None
    folder = Path(str(resources.files("veedor.claims.learned") / "weights" / language))
    return Coder(folder) if folder.is_dir() else None
