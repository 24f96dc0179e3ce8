def primes(numbers):
    while numbers:
        prime = numbers[0]
        yield prime
        numbers = [n for n in numbers if n % prime]
        numbers = list(filter(lambda n: n % prime, numbers))
