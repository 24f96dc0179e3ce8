"""A miner digs until the vein is empty, and then never stops looking for more."""
from game import emit, on


def mine(place, ore):
    @on("tick")
    def dig(frame):
        nonlocal ore
        if ore:
            ore -= 1
            emit("noise", place)
            return
        try:
            while not ore:
                pass                    # the bug: nobody fills the vein
        except BaseException:
            print("nobody stops me")    # but the host does: a limit is no exception


@on("noise")
def grumble(place):
    print("that was me")


mine(7, ore=2)
