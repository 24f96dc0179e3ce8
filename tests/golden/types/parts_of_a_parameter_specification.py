from typing import NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs

P = ParamSpec("P")
print(ParamSpecArgs(P) == P.args, ParamSpecKwargs(origin=P) == P.kwargs)  # expect: True True
print(ParamSpecArgs(3), ParamSpecArgs(3).__origin__)  # expect: 3.args 3
print(type(NoDefault)() is NoDefault)  # expect: True
for make in (
    ParamSpecArgs, lambda: ParamSpecKwargs(1, 2), lambda: type(NoDefault)(1), lambda: type(NoDefault)(a=1),
):
    try:
        make()
    except TypeError as error:
        print(error)
# expect: paramspecargs() missing required argument 'origin' (pos 1)
# expect: paramspeckwargs() takes at most 1 argument (2 given)
# expect: NoDefaultType takes no arguments
# expect: NoDefaultType takes no arguments
