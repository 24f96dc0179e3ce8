where = __spec__.parent, __package__, __spec__.origin == __file__
