# Hints for NameError search locals, globals, builtins of the raising frame and `self.` attributes; module
# names give 'Did you forget to import'.
class C:
    def __init__(self): self.value = 1
    def m(self): return value  # expect error: NameError: name 'value' is not defined. Did you mean: 'self.value'?
C().m()
