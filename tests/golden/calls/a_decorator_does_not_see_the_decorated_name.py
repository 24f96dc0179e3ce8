# The decorated name is bound only after decoration; the def itself never binds it before.
def deco(f):
    try: target
    except NameError as e: print(e)
    return f
@deco
def target(): pass
# expect: name 'target' is not defined
