# A keyword close to a parameter's name is suggested.
def request(*, timeout=1, retries=2, verify=True):
    pass

for attempt in (lambda: request(timeot=3), lambda: request(retry=1), lambda: request(zzz=1), lambda: request(Verify=1)):
    try:
        attempt()
    except TypeError as error:
        print(error)
        # expect: request() got an unexpected keyword argument 'timeot'. Did you mean 'timeout'?
        # expect: request() got an unexpected keyword argument 'retry'
        # expect: request() got an unexpected keyword argument 'zzz'
        # expect: request() got an unexpected keyword argument 'Verify'. Did you mean 'verify'?

def positional(path, /, mode):
    pass

positional("x", moed=1)  # expect error: TypeError: positional() got an unexpected keyword argument 'moed'
