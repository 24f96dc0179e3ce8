def plain(x): pass
def annotated(x: int): pass
class Plain: pass
class Annotated:
    x: int

print(plain.__annotate__, plain.__annotations__)  # expect: None {}
print(annotated.__annotate__.__qualname__, annotated.__annotate__ is annotated.__annotate__)
# expect: annotated.__annotate__ True
print(Plain.__annotate__, Plain.__annotations__)  # expect: None {}
print(Annotated.__annotate__.__qualname__)  # expect: Annotated.__annotate__
print((lambda: 0).__annotate__)  # expect: None
print([name for name in vars(Annotated) if "annot" in name])  # expect: ['__annotate_func__']
print([name for name in vars(Plain) if "annot" in name])  # expect: ['__annotate_func__', '__annotations_cache__']
