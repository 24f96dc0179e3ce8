function level0(x) {
    function level1() {
        function level2() {
            function level3() {
                function level4(y) {
                    x = x + y & 0xFFFFFF;
                    return x;
                }
                return level4;
            }
            return level3();
        }
        return level2();
    }
    return level1();
}

function main(rounds) {
    const step = level0(1);
    for (let i = 0; i < rounds; i++) step(i);
    return step(0);
}

main(8000000)
