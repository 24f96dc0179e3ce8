"""Interrupts reach a run through the host, so that there is nothing to install; results may be registered all the same."""

import functools
import weakref

__unittest = True

_results = weakref.WeakKeyDictionary()


def registerResult(result):
    _results[result] = 1


def removeResult(result):
    return bool(_results.pop(result, None))


def installHandler():
    pass


def removeHandler(method=None):
    return method
