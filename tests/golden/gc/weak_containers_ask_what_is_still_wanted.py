# A program that does not depend on when a weak container loses what nobody else holds.
import gc, weakref

class Listener:
    active = True
    def close(self):
        self.active = False

listeners = weakref.WeakSet()

def subscribe():
    made = Listener()
    listeners.add(made)
    return made

def wanted():
    return sum(each.active for each in listeners)

kept, dropped = subscribe(), subscribe()
dropped.close()
del dropped
before = wanted()
gc.collect()
print([before, len(listeners), wanted()])  # expect: [1, 1, 1]
