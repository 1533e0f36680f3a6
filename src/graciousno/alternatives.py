"""The typed alternatives: ``from graciousno.alternatives import StoreCredit``."""

from .model.alternatives import *  # noqa: F403
from .model.alternatives import __all__  # noqa: F401
