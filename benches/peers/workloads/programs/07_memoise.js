function memoise(f) {
    const cache = new Map();
    return (n) => {
        if (cache.has(n)) return cache.get(n);
        const value = f(n);
        cache.set(n, value);
        return value;
    };
}

function main(rounds) {
    const f = memoise((n) => n * n % 1009);
    let total = 0;
    for (let i = 0; i < rounds; i++) total += f(i % 5000);
    return total;
}

main(7000000)
