def f[T, *Ts, **P](x: T, *args: *Ts, **kwargs: P.kwargs) -> dict[T, int]: pass

found = f.__annotations__
print(found, found["x"] is f.__type_params__[0])
# expect: {'x': T, 'args': typing.Unpack[Ts], 'kwargs': P.kwargs, 'return': dict[T, int]} True
print(f.__annotate__.__code__.co_freevars, f.__annotate__.__code__.co_qualname)
# expect: ('P', 'T', 'Ts') __annotate__

class C[T]:
    value: T
    def get[U](self, default: U) -> dict[T, U]: pass

print(C.__annotations__, C.get.__annotations__)  # expect: {'value': T} {'default': U, 'return': dict[T, U]}
print(C.get.__annotate__.__code__.co_freevars)  # expect: ('T', 'U', '__classdict__')
