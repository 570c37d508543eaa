# The tiers: isa.cpp compiled once per instruction set, and the list of kernels made from the folder.

set(JDESCENT_FLAGS -O3 -fPIC -fvisibility=hidden -fno-exceptions -fno-rtti -Wall -Wextra
    # Equal bits everywhere: no contraction to fma, no reordering. The other two only drop errno and traps.
    -ffp-contract=off -fno-math-errno -fno-trapping-math
    -ffile-prefix-map=${CMAKE_SOURCE_DIR}=cpp)

# kernels.inc and kernels.def from the files of kernels/elementwise: struct name = file name.
function(jdescent_list_kernels)
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/kernels/elementwise/*.h)
  set(includes "")
  set(definitions "")
  foreach(header IN LISTS headers)
    get_filename_component(name ${header} NAME_WE)
    string(APPEND includes "#include \"kernels/elementwise/${name}.h\"\n")
    string(APPEND definitions "JDESCENT_KERNEL(${name})\n")
  endforeach()
  file(CONFIGURE OUTPUT kernels.inc CONTENT "${includes}" @ONLY)
  file(CONFIGURE OUTPUT kernels.def CONTENT "${definitions}" @ONLY)
endfunction()

# jdescent_tier(avx2 -march=x86-64-v3): adds the objects of one tier to the library.
function(jdescent_tier name)
  string(TOUPPER ${name} upper)
  add_library(isa-${name} OBJECT isa.cpp)
  target_include_directories(isa-${name} PRIVATE include ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
  target_compile_options(isa-${name} PRIVATE ${JDESCENT_FLAGS} -fopenmp-simd ${ARGN})
  target_compile_definitions(isa-${name} PRIVATE JDESCENT_TIER=${name} JDESCENT_IS_${upper})
  target_sources(jdescent PRIVATE $<TARGET_OBJECTS:isa-${name}>)
endfunction()
