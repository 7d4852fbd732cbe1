"""The network: one encoder; heads that tag mentions, find triggers, and hang arguments on them; a head for syntax that only helps in training."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from sayso.reader.neural.hints import HINTS
from sayso.reader.neural.labels import PREDICATES, ROLES, TAGS, TENSES
from sayso.reader.neural.words import SHAPES

__all__ = ["DISTANCES", "Edges", "Network", "Words", "distance_of", "load_encoder"]

DISTANCES = 32  # buckets of how far a word stands from the trigger, and on which side
_EDGE = 160  # width of the edge head
_ARC = 128  # width of the syntax head


def load_encoder(folder: Path, layers: int = 6) -> BertModel:
    """The first layers of MiniLM-L6 with the kinds of words' shapes in the place of its sentence numbers."""
    config = BertConfig.from_pretrained(folder)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.1
    config.num_hidden_layers = layers
    encoder = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, attn_implementation="eager")
    old = encoder.embeddings.token_type_embeddings.weight.data
    new = nn.Embedding(SHAPES, old.shape[1])
    new.weight.data.normal_(std=0.02)
    new.weight.data[:] = new.weight.data * 0.5 + old[0]
    encoder.embeddings.token_type_embeddings = new
    encoder.config.type_vocab_size = SHAPES
    return encoder


class Words(nn.Module):
    """From pieces to words: what the tagger needs of each word of a window."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.hints = nn.Linear(HINTS, width, bias=False)
        nn.init.normal_(self.hints.weight, std=0.01)
        self.tags = nn.Linear(width, len(TAGS))
        self.triggers = nn.Linear(width, 2 * len(PREDICATES))
        self.drop = nn.Dropout(0.15)

    def forward(self, ids: Tensor, shapes: Tensor, hints: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Words' states, logits of mention tags (windows, words, tags), logits of triggers (windows, words, 2 x predicates: begins, goes on).

        The state of a word is that of its first piece; `hints` (windows, pieces, hints) are added to the pieces' own vectors.
        """
        vectors = self.encoder.embeddings.word_embeddings(ids) + self.hints(hints)
        out = self.encoder(inputs_embeds=vectors, token_type_ids=shapes, attention_mask=mask).last_hidden_state
        hidden = out.gather(1, firsts.unsqueeze(-1).expand(-1, -1, out.shape[-1]))
        dropped = self.drop(hidden)
        return hidden, self.tags(dropped), self.triggers(dropped)


def distance_of(trigger: Tensor, count: int) -> Tensor:
    """(triggers, words): the bucket of a word's distance from the trigger's first and last word (triggers, 2)."""
    words = torch.arange(count, device=trigger.device).unsqueeze(0)
    before, after = trigger[:, :1] - words, words - trigger[:, 1:]
    far = torch.clamp(torch.where(before > 0, before, torch.where(after > 0, after, torch.zeros_like(before))), max=60)
    bucket = torch.where(far < 8, far, torch.clamp(8 + torch.div(far - 8, 8, rounding_mode="floor"), max=15))
    return torch.where(before > 0, bucket, bucket + DISTANCES // 2)


class Edges(nn.Module):
    """From a trigger to its arguments: for each word of its window and each role, whether it begins, goes on, or neither."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.of_word = nn.Linear(width, 2 * _EDGE)
        self.of_trigger = nn.Linear(2 * width, 2 * _EDGE)
        self.predicate = nn.Embedding(len(PREDICATES), _EDGE)
        self.distance = nn.Embedding(DISTANCES, _EDGE)
        self.near = nn.Conv1d(_EDGE, _EDGE, 3, padding=1)
        self.far = nn.Conv1d(_EDGE, _EDGE, 3, padding=3, dilation=3)
        nn.init.normal_(self.far.weight, std=0.005)  # an earlier run's weights go on where they were
        nn.init.zeros_(self.far.bias)
        self.roles = nn.Linear(_EDGE, 3 * len(ROLES))
        self.mood = nn.Linear(2 * width + _EDGE, 2 + len(TENSES))
        self.drop = nn.Dropout(0.15)

    def forward(self, hidden: Tensor, window: Tensor, trigger: Tensor, predicate: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of roles (triggers, words, roles, 3) and of polarity and tense (triggers, 2 + tenses).

        `hidden` (windows, words, width) are the words' states, `window` (triggers) says which window a trigger stands in, `trigger` (triggers, 2) are its
        first and last word.
        """
        ends = torch.cat([hidden[window, trigger[:, 0]], hidden[window, trigger[:, 1]]], dim=-1)
        kind = self.predicate(predicate)
        word_sum, word_times = self.of_word(self.drop(hidden))[window].chunk(2, dim=-1)
        own_sum, own_times = self.of_trigger(self.drop(ends)).unsqueeze(1).chunk(2, dim=-1)
        state = torch.relu(word_sum + own_sum + kind.unsqueeze(1) + self.distance(distance_of(trigger, hidden.shape[1])) + word_times * own_times)
        state = state + torch.relu(self.near(state.transpose(1, 2))).transpose(1, 2)
        state = state + torch.relu(self.far(state.transpose(1, 2))).transpose(1, 2)
        mood = self.mood(self.drop(torch.cat([ends, state.amax(dim=1)], dim=-1)))
        return self.roles(self.drop(state)).unflatten(-1, (len(ROLES), 3)), mood


class Syntax(nn.Module):
    """Heads and labels of a dependency tree: learning them teaches the encoder what belongs to what. Not exported."""

    def __init__(self, width: int, relations: int) -> None:
        super().__init__()
        self.below = nn.Linear(width, _ARC)
        self.above = nn.Linear(width, _ARC)
        self.arc = nn.Parameter(torch.zeros(_ARC + 1, _ARC))
        self.label_below = nn.Linear(width, _ARC)
        self.label_above = nn.Linear(width, _ARC)
        self.label = nn.Linear(_ARC, relations)
        self.root = nn.Parameter(torch.zeros(width))
        nn.init.xavier_uniform_(self.arc)

    def loss(self, hidden: Tensor, heads: Tensor, relations: Tensor, mask: Tensor) -> Tensor:
        """Cross-entropy of heads (windows, words; 0 the root, else word + 1) and of their labels."""
        rooted = torch.cat([self.root.expand(hidden.shape[0], 1, -1), hidden], dim=1)
        below = torch.relu(self.below(hidden))
        above = torch.relu(self.above(rooted))
        below = torch.cat([below, torch.ones_like(below[..., :1])], dim=-1)
        scores = below @ self.arc @ above.transpose(1, 2)
        allowed = torch.cat([torch.ones_like(mask[:, :1]), mask], dim=1)
        scores = scores.masked_fill(~allowed.unsqueeze(1), -1e4)
        arcs = functional.cross_entropy(scores[mask], heads[mask])
        chosen = rooted.gather(1, heads.unsqueeze(-1).expand(-1, -1, rooted.shape[-1]))
        labels = self.label(torch.relu(self.label_below(hidden[mask]) + self.label_above(chosen[mask])))
        return arcs + functional.cross_entropy(labels, relations[mask])


class Network(nn.Module):
    """Everything together, as it is trained."""

    def __init__(self, encoder: BertModel, relations: int) -> None:
        super().__init__()
        self.words = Words(encoder)
        self.edges = Edges(encoder.config.hidden_size)
        self.syntax = Syntax(encoder.config.hidden_size, relations)
