from .inner.leaf import where

