class C:
    x: int
    __annotations__ = {"own": 1}

class D:
    __annotate__ = lambda format: {"made": format}

class E:
    @staticmethod
    def __annotate__(format):
        return {"static": format}

print(C.__annotations__, D.__annotations__, E.__annotations__)  # expect: {'own': 1} {'made': 1} {'static': 1}
class F:
    x: int
    print(locals().get("__annotate_func__"), locals().get("__annotations__"))
# expect: None None
