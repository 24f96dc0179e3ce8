# An attribute error marks the expression up to the attribute.
class Engine:
    power = None

def boost(engine):
    return engine.power.level + 1
    # expect error: AttributeError: 'NoneType' object has no attribute 'level'

boost(Engine())
