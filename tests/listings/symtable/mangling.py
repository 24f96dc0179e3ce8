class _Secret:
    __hidden = 1
    def method(self, __arg=2):
        __local = __arg
        def inner():
            nonlocal __local
            __local = self.__hidden
            return __local
        return inner, __outside__, __x_
class __:
    __kept = 1
