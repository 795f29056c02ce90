/** C++ with CMake, built and tested by a script. */
export default {
  name: 'cmake-grid',
  command: ['./ci.sh'],
  files: {
    'ci.sh': `#!/bin/sh
set -e
cd "$(dirname "$0")"
cmake -S . -B build >/dev/null
cmake --build build
ctest --test-dir build --output-on-failure
`,
    '.gitignore': 'build/\n',
    'CMakeLists.txt': `cmake_minimum_required(VERSION 3.16)
project(grid CXX)

set(CMAKE_CXX_STANDARD 17)

add_library(grid src/grid.cpp)
target_include_directories(grid PUBLIC include)

enable_testing()
add_executable(grid_test tests/grid_test.cpp)
target_link_libraries(grid_test PRIVATE grid)
add_test(NAME grid_test COMMAND grid_test)
`,
    'include/grid.hpp': `#pragma once

#include <string>
#include <vector>

namespace grid {

class Grid {
public:
    Grid(int width, int height);

    void set(int x, int y, char value);
    std::string row(int y) const;
    int width() const { return width_; }

private:
    int width_;
    std::vector<std::string> rows_;
};

}  // namespace grid
`,
    'src/grid.cpp': `#include "grid.hpp"

#include <stdexcept>

namespace grid {

Grid::Grid(int width, int height) : width_(width), rows_(height, std::string(width, '.')) {}

void Grid::set(int x, int y, char value) {
    if (x < 0 || x >= width_) {
        throw std::out_of_range("x");
    }
    rows_.at(y)[x] = value;
}

std::string Grid::row(int y) const { return rows_.at(y); }

}  // namespace grid
`,
    'tests/grid_test.cpp': `#include "grid.hpp"

#include <iostream>

int main() {
    grid::Grid board(4, 2);
    board.set(1, 0, '#');
    if (board.row(0) != ".#.." || board.width() != 4) {
        std::cerr << "row 0 is " << board.row(0) << "\\n";
        return 1;
    }
    return 0;
}
`,
  },
};
