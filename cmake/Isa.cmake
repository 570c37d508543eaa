# The tiers: isa.cpp compiled once per instruction set, and the list of kernels made from the folder.

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(JDESCENT_FLAGS -O3 -fno-exceptions -fno-rtti -Wall -Wextra
    # Equal bits everywhere: no contraction to fma, no reordering. The other two only drop errno and traps.
    -ffp-contract=off -fno-math-errno -fno-trapping-math
    -Wno-psabi # vectors are passed to functions that are always inlined
    -ffile-prefix-map=${CMAKE_SOURCE_DIR}=cpp)

if(MSVC AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "on Windows the kernels need clang-cl or MinGW: MSVC's own compiler has not GCC's vectors")
endif()

if(MINGW AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Windows aligns stacks to 16 bytes, and GCC takes them for aligned to what a register has (GCC bug 54412).
  list(APPEND JDESCENT_FLAGS -Wa,-muse-unaligned-vector-move)
endif()

# Compiler options in GCC's words, which clang-cl takes behind a prefix.
function(jdescent_compile_options target)
  if(MSVC)
    list(TRANSFORM ARGN PREPEND "/clang:")
    list(APPEND ARGN /EHs-c-) # what decides on exceptions there
  endif()
  target_compile_options(${target} PRIVATE ${ARGN})
endfunction()

# kernels.inc and kernels.def from the files of kernels: a file has the kernel that is called like it or, if it is a
# template, those that it names by `using`.
function(jdescent_list_kernels)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/kernels/*.h)
  set(includes "")
  set(definitions "")
  foreach(header IN LISTS headers)
    file(RELATIVE_PATH place ${CMAKE_SOURCE_DIR} ${header})
    string(APPEND includes "#include \"${place}\"\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${header})
    file(STRINGS ${header} names REGEX "^using [A-Za-z0-9]+ =")
    if(NOT names)
      get_filename_component(names ${header} NAME_WE)
    endif()
    foreach(name IN LISTS names)
      string(REGEX REPLACE "^using ([A-Za-z0-9]+) =.*" "\\1" name "${name}")
      string(APPEND definitions "JDESCENT_KERNEL(${name})\n")
    endforeach()
  endforeach()
  file(CONFIGURE OUTPUT kernels.inc CONTENT "${includes}" @ONLY)
  file(CONFIGURE OUTPUT kernels.def CONTENT "${definitions}" @ONLY)
endfunction()

# jdescent_tier(avx2 -march=x86-64-v3): adds the objects of one tier to the library.
function(jdescent_tier name)
  string(TOUPPER ${name} upper)
  add_library(isa-${name} OBJECT isa.cpp)
  target_include_directories(isa-${name} PRIVATE include ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
  jdescent_compile_options(isa-${name} ${JDESCENT_FLAGS} -fopenmp-simd ${ARGN})
  target_compile_definitions(isa-${name} PRIVATE JDESCENT_TIER=${name} JDESCENT_IS_${upper})
  target_sources(jdescent PRIVATE $<TARGET_OBJECTS:isa-${name}>)
endfunction()
