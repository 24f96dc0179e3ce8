local function level0(x)
    local function level1()
        local function level2()
            local function level3()
                local function level4(y)
                    x = AND(x + y, 0xFFFFFF)
                    return x
                end
                return level4
            end
            return level3()
        end
        return level2()
    end
    return level1()
end

local function main(rounds)
    local step = level0(1)
    for i = 0, rounds - 1 do step(i) end
    return step(0)
end

return main(8000000)
