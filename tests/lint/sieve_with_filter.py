def primes(numbers):
    numbers = iter(numbers)
    while True:
        prime = next(numbers)
        yield prime
        numbers = filter(lambda n: n % prime, numbers)
