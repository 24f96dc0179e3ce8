def primes(numbers):
    numbers = iter(numbers)
    while True:
        prime = next(numbers)
        yield prime
        numbers = (n for n in numbers if n % prime)
