# Every target of ours links countersign_flags: one place for language level, warnings, sanitizers and hardening.
add_library(countersign_flags INTERFACE)
target_compile_features(countersign_flags INTERFACE cxx_std_20)
target_include_directories(countersign_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(countersign_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
  COUNTERSIGN_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(countersign_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2
    -Wimplicit-fallthrough -Wnull-dereference -fstack-protector-strong
    "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")
  if(COUNTERSIGN_WERROR)
    target_compile_options(countersign_flags INTERFACE -Werror)
  endif()
  if(COUNTERSIGN_SANITIZE)
    target_compile_options(countersign_flags INTERFACE
      "-fsanitize=${COUNTERSIGN_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(countersign_flags INTERFACE "-fsanitize=${COUNTERSIGN_SANITIZE}")
  elseif(CMAKE_BUILD_TYPE MATCHES "Rel")
    target_compile_options(countersign_flags INTERFACE -D_FORTIFY_SOURCE=2)
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
      target_compile_options(countersign_flags INTERFACE -fstack-clash-protection)
      target_link_options(countersign_flags INTERFACE -Wl,-z,relro,-z,now)
    endif()
  endif()
endif()
# lld links our many test programs several times faster than ld; the packages are linked by the system's own.
find_program(COUNTERSIGN_LLD ld.lld)
mark_as_advanced(COUNTERSIGN_LLD)
if(COUNTERSIGN_LLD AND CMAKE_BUILD_TYPE STREQUAL "Debug" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_link_options(countersign_flags INTERFACE -fuse-ld=lld)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
