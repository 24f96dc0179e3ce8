type Alias = list[Later]
type Pair[T] = tuple[T, Later]

def f[T: Later, U: (int, Later) = Later](): pass

T, U = f.__type_params__
print(Alias.evaluate_value.__code__.co_varnames, Alias.evaluate_value.__defaults__)  # expect: ('.format',) (1,)
Later = str
print(Alias.evaluate_value(1), Pair.evaluate_value())  # expect: list[str] tuple[T, str]
print(T.evaluate_bound(1), U.evaluate_constraints(2), U.evaluate_default(1))
# expect: <class 'str'> (<class 'int'>, <class 'str'>) <class 'str'>
print(T.evaluate_constraints, T.evaluate_default, U.evaluate_bound)  # expect: None None None
print(Alias.__value__, T.__bound__, U.__constraints__, U.__default__)
# expect: list[str] <class 'str'> (<class 'int'>, <class 'str'>) <class 'str'>
try:
    T.evaluate_bound(3)
except NotImplementedError as error:
    print(repr(error))  # expect: NotImplementedError()
