"""Trains the network.

usage: python -m recipe.train OUT [--corpus FOLDER …] [--data FOLDER] [--encoder FOLDER] [--epochs N] [--seed N] …

Two cores do it in a few hours; a checkpoint after each epoch lets a broken run go on (--resume). The best epoch on the dev split is kept.
"""

import argparse
import json
import math
import pickle
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset

from recipe.batches import Batch, batches, collate
from recipe.examples import Example, shaken
from recipe.measuring import Tally, predict_mentions, predict_triggers
from recipe.network import Network, load_encoder
from recipe.syntax import RELATIONS
from sayso.reader.neural.labels import ROLES
from sayso.reader.neural.words import Word

__all__ = ["Pieces", "evaluate", "main"]


class Pieces:
    """A word's pieces, by the encoder's own vocabulary."""

    def __init__(self, file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}
        self.ends = (self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]"))
        self._unknown = self._tokenizer.token_to_id("[UNK]")

    def __call__(self, word: str) -> list[int]:
        """The pieces; at least one, at most six."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._tokenizer.encode(word, add_special_tokens=False).ids[:6] or [self._unknown]
        return found


def _names(examples: Sequence[Example]) -> dict[int, list[list[Word]]]:
    """Names to put in others' places, by kind: as often as they are marked."""
    out: dict[int, list[list[Word]]] = {}
    for example in examples:
        for kind, (start, end) in example.mentions:
            out.setdefault(kind, []).append(example.words[start:end])
    return out


def loss_of(network: Network, batch: Batch, weights: dict[str, float]) -> Tensor:
    """The loss of a batch, by its task."""
    hidden, tags, triggers = network.words(batch.ids, batch.shapes, batch.hints, batch.mask, batch.firsts)
    if batch.task == "syntax":
        return weights["syntax"] * network.syntax.loss(hidden, batch.heads, batch.relations, batch.words)
    chances = functional.log_softmax(tags.float(), dim=-1)
    right = torch.logsumexp(chances.masked_fill(~batch.tags, -1e4), dim=-1)
    total = -right[batch.words].mean()
    if batch.task == "entities":
        return weights["entities"] * total
    wrong = functional.binary_cross_entropy_with_logits(triggers.float(), batch.triggers, reduction="none").sum(-1)
    total = total + weights["triggers"] * wrong[batch.words].mean()
    if len(batch.window):
        roles, mood = network.edges(hidden, batch.window, batch.trigger, batch.predicate)
        words = batch.words[batch.window]
        edges = functional.cross_entropy(roles.float().permute(0, 3, 1, 2), batch.roles, reduction="none").sum(-1)
        total = total + weights["roles"] * edges[words].mean()
        total = total + weights["mood"] * (
            functional.cross_entropy(mood[:, :2].float(), batch.mood[:, 0]) + functional.cross_entropy(mood[:, 2:].float(), batch.mood[:, 1])
        )
    return total


@torch.no_grad()
def evaluate(network: Network, examples: Sequence[Example], pieces: Pieces, device: torch.device, threshold: float = 0.4) -> dict[str, float]:
    """Figures on a split, with arguments hung on the triggers that were found."""
    network.eval()
    tally = Tally()
    for group in batches(examples, 2500, random.Random(0)):
        batch = collate(group, pieces, pieces.ends).to(device)
        hidden, tags, triggers = network.words(batch.ids, batch.shapes, batch.hints, batch.mask, batch.firsts)
        pairs = []
        for number, example in enumerate(batch.examples):
            count = len(example.words)
            tally.mentions(example, predict_mentions(tags[number, :count].float().cpu().numpy()))
            found = predict_triggers(triggers[number, :count].float().cpu().numpy(), threshold)
            pairs += [(number, frame, item) for frame, item in tally.triggers(example, found)]
        if not pairs:
            continue
        window = torch.tensor([number for number, _, _ in pairs], device=device)
        trigger = torch.tensor([(item.run[0], item.run[1] - 1) for _, _, item in pairs], device=device)
        roles, mood = network.edges(hidden, window, trigger, torch.tensor([item.label for _, _, item in pairs], device=device))
        for row, (number, frame, _) in enumerate(pairs):
            count = len(batch.examples[number].words)
            tally.roles(frame, roles[row, :count].float().cpu().numpy(), mood[row].float().cpu().numpy(), [0.5] * len(ROLES))
    network.train()
    return tally.scores()


def _groups(network: Network, rate: float, head_rate: float) -> list[dict]:
    slow, fast = [], []
    for name, parameter in network.named_parameters():
        (slow if ".encoder." in f".{name}" and "token_type" not in name else fast).append(parameter)
    return [{"params": slow, "lr": rate, "weight_decay": 0.01}, {"params": fast, "lr": head_rate, "weight_decay": 0.01}]


def _schedule(sources: dict[str, list[Example]], options: argparse.Namespace, chance: random.Random) -> list[list[Example]]:
    """The batches of one epoch: all claims, and a share of the others, in random order."""
    groups = list(batches(sources["claims"], options.words, chance))
    for task, share in (("entities", options.entities_share), ("syntax", options.syntax_share)):
        if share and sources[task]:
            wanted = int(share * sum(len(e.words) for e in sources["claims"]))
            pool, taken = chance.sample(sources[task], len(sources[task])), []
            while pool and wanted > 0:
                taken.append(pool.pop())
                wanted -= len(taken[-1].words)
            groups += list(batches(taken, options.words * 2, chance))
    chance.shuffle(groups)
    return groups


class _Epoch(Dataset):
    """The batches of one epoch, each shaken by a number of its own, so that as many workers as there are give the same."""

    def __init__(self, groups: list[list[Example]], names: dict[int, list[list[Word]]], pieces: Pieces, options: argparse.Namespace, seed: int) -> None:
        self.groups, self.names, self.pieces, self.options, self.seed = groups, names, pieces, options, seed

    def __len__(self) -> int:
        return len(self.groups)

    def __getitem__(self, number: int) -> Batch:
        chance = random.Random(self.seed * 100_003 + number)
        batch = collate([shaken(example, self.names, chance) for example in self.groups[number]], self.pieces, self.pieces.ends)
        for row in range(len(batch.hints)):
            if chance.random() < self.options.hint_drop:
                batch.hints[row] = 0
        return batch


def worth(scores: dict[str, float]) -> float:
    """One figure to choose an epoch by: the layers that a claim is made of."""
    return sum(
        scores.get(name, 0.0) * share
        for name, share in (
            ("mentions", 1),
            ("claims", 2),
            ("arguments", 1.5),
            ("say", 1),
            ("say source", 0.7),
            ("say content", 0.7),
            ("certainty", 0.3),
            ("polarity", 0.3),
        )
    )


def train(sources: dict[str, list[Example]], options: argparse.Namespace, say: Callable[[str], None] = print) -> dict[str, float]:
    """Train, keep the best, give its figures."""
    torch.manual_seed(options.seed)
    torch.set_float32_matmul_precision("high")
    chance = random.Random(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    # bf16 doubles the speed where the processor has it; where it is only imitated, it halves it
    fast = device.type == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001 -- torch has no public word for it
    pieces = Pieces(options.encoder / "tokenizer.json")
    network = Network(load_encoder(options.encoder, options.layers).float(), len(RELATIONS)).to(device)
    if options.start is not None:
        given = torch.load(options.start, map_location=device, weights_only=True)
        network.load_state_dict({name: value.float() if value.is_floating_point() else value for name, value in given.items()}, strict=False)
    optimizer = torch.optim.AdamW(_groups(network, options.rate, options.head_rate), betas=(0.9, 0.98), eps=1e-6, fused=True)
    averaged = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(options.average))
    names = _names(sources["claims"])
    per_epoch = len(_schedule(sources, options, random.Random(0)))
    steps, step, first, best = per_epoch * options.epochs, 0, 0, (-1.0, {})
    start, progress = time.perf_counter(), 0.0
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda _: min(1.0, progress / 0.06 + 0.01) * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))
    weights = {"syntax": options.syntax_weight, "entities": 1.0, "triggers": 1.0, "roles": options.roles_weight, "mood": 0.3}
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    if options.resume and checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=False)
        network.load_state_dict(state["network"])
        averaged.load_state_dict(state["averaged"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first, step, best = state["epoch"] + 1, state["step"], state["best"]
        chance.setstate(state["chance"])
    for epoch in range(first, options.epochs):
        began, total = time.perf_counter(), 0.0
        network.train()
        made = _Epoch(_schedule(sources, options, chance), names, pieces, options, options.seed * 1000 + epoch)
        for given in DataLoader(made, batch_size=None, num_workers=options.workers, prefetch_factor=8 if options.workers else None):
            batch = given.to(device)
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=fast):
                loss = loss_of(network, batch, weights)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            averaged.update_parameters(network)
            step += 1
            progress = max(step / steps, (time.perf_counter() - start) / options.seconds if options.seconds else 0.0)
            total += loss.detach()
            if progress >= 1.0:
                break
        text = f"epoch {epoch + 1}/{options.epochs} loss {float(total) / per_epoch:.3f} {time.perf_counter() - began:.0f} s"
        if progress >= 0.75 or epoch % 6 == 5:  # near the end of the schedule the averaged weights are at their best
            scores = evaluate(averaged.module, sources["dev"], pieces, device)
            if worth(scores) > best[0]:
                best = (worth(scores), scores | {"epoch": epoch + 1})
                torch.save(
                    {
                        name: value.half() if value.is_floating_point() else value
                        for name, value in averaged.module.state_dict().items()
                        if not name.startswith("syntax")
                    },
                    options.out / "best.pt",
                )
            text += f" worth {worth(scores):.3f} " + " ".join(
                f"{name} {scores.get(name, 0):.3f}" for name in ("mentions", "claims", "arguments", "say", "say source", "say content", "certainty", "polarity")
            )
        say(text)
        if options.checkpoints:
            torch.save(
                {"network": network.state_dict(), "averaged": averaged.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
                | {"epoch": epoch, "step": step, "best": best, "chance": chance.getstate()},
                checkpoint,
            )
        if progress >= 1.0:
            break
    (options.out / "scores.json").write_text(json.dumps({"dev": best[1], "options": {k: str(v) for k, v in vars(options).items()}}, indent=1) + "\n")
    return best[1]


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("out", type=Path)
    made.add_argument("--prepared", type=Path, help="examples that recipe.prepare wrote")
    made.add_argument("--encoder", type=Path, required=True, help="the folder of MiniLM-L6")
    made.add_argument("--start", type=Path, default=None, help="best.pt of an earlier run to go on from")
    made.add_argument("--layers", type=int, default=5, help="layers of the encoder that are kept")
    made.add_argument("--epochs", type=int, default=30)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--seconds", type=float, default=0.0, help="end by then, with the schedule cut to fit (0: train all epochs)")
    made.add_argument("--words", type=int, default=900, help="words of a batch")
    made.add_argument("--rate", type=float, default=3e-4)
    made.add_argument("--head-rate", type=float, default=1e-3)
    made.add_argument("--average", type=float, default=0.998)
    made.add_argument("--entities-share", type=float, default=0.4, help="words of entity sets an epoch, to words of claims")
    made.add_argument("--syntax-share", type=float, default=0.25)
    made.add_argument("--syntax-weight", type=float, default=0.3)
    made.add_argument("--roles-weight", type=float, default=3.0)
    made.add_argument("--hint-drop", type=float, default=0.1, help="share of windows that are read without the codebook's hints")
    made.add_argument("--workers", type=int, default=0, help="processes that make batches beside the one that trains")
    made.add_argument("--checkpoints", action="store_true")
    made.add_argument("--resume", action="store_true")
    return made


def main() -> None:
    """Train from prepared examples."""
    options = parser().parse_args()
    with options.prepared.open("rb") as file:
        sources = pickle.load(file)  # noqa: S301 -- written by recipe.prepare a step before
    print(train(sources, options, lambda text: print(text, flush=True)))


if __name__ == "__main__":
    main()
