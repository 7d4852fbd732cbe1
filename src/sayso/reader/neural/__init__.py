"""The trained reader: a small encoder with heads for mentions, triggers and their arguments, run by onnxruntime."""

from sayso.reader.neural.tagger import NeuralTagger
from sayso.reader.neural.weights import Model, ModelFault, load_model

__all__ = ["Model", "ModelFault", "NeuralTagger", "load_model"]
