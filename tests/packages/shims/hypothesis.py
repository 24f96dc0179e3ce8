"""Stands in for hypothesis, whose tests are skipped on both sides; so the others of their modules run."""
import sys

import pytest


class Anything:
    """Whatever a strategy is asked for is a strategy."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args, **named):
        return self

    def __iter__(self):
        return iter(())

    def __or__(self, other):
        return self

    __ror__ = __getitem__ = __or__


class RuleBasedStateMachine:
    """Machines are not run; their `TestCase` is none."""

    TestCase = None


def given(*args, **named):
    def replaced(function):
        def test(self=None):
            raise pytest.Skipped("hypothesis")

        test.__name__, test.__qualname__ = function.__name__, function.__qualname__
        return test
    return replaced


def same(function):
    return function


def marking(*args, **named):
    """`settings`, `example`, `seed`, `rule`: decorators with arguments."""
    return same


class settings(Anything):
    def __init__(self, *args, **named):
        pass

    def __call__(self, function=None, *args, **named):
        return function

    def register_profile(*args, **named):
        pass

    load_profile = register_profile


example = seed = rule = initialize = invariant = precondition = note = assume = event = marking
strategies = stateful = extra = Anything()


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Anything()


def module(name, **names):
    made = type(sys)(name)
    made.__getattr__ = __getattr__
    vars(made).update(names)
    sys.modules[name] = made
    return made


__path__ = []
strategies = module("hypothesis.strategies", composite=lambda function: Anything())
stateful = module("hypothesis.stateful", rule=marking, initialize=marking, invariant=marking, precondition=marking,
                  RuleBasedStateMachine=RuleBasedStateMachine)
