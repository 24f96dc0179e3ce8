import os
import os.path as path
from . import sibling
from collections import OrderedDict as Ordered, deque
from math import *
