# An exception class of one's own prints with its bare name and message.
class Stop(BaseException):
    def __str__(self):
        return "stopped at " + str(self.args[0])

def run():
    for n in range(10):
        if n == 3:
            raise Stop(n)
            # expect error: Stop: stopped at 3

run()
