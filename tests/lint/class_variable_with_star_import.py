from os.path import *


class Path:
    sep = "/"

    def join(self):
        return sep
