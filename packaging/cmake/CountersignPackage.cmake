# Where things go when they are installed, and the Debian package CPack makes of it:
#   cmake --preset release && cmake --build --preset release && cd build/release && cpack
set(COUNTERSIGN_RELEASE_DATE "2026-11-22")
set(COUNTERSIGN_RELEASE_DATE_RFC "Sun, 22 Nov 2026 12:00:00 +0000")
set(COUNTERSIGN_MAINTAINER "The Countersign developers <developers@countersign.org>")

install(TARGETS countersign countersignctl countersign-demo-backend RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

# What the programs' sentences refer to: the pages on systems and kinds. And the programs that run beside a backend.
set(systems "${CMAKE_SOURCE_DIR}/resources/systems")
install(FILES "${systems}/HOWTO.md" "${systems}/KIND.md" "${systems}/EXAMPLE.md" "${systems}/SYSTEM_FILE.md"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/countersign")
file(GLOB bridges LIST_DIRECTORIES true "${systems}/*/bridge")
foreach(bridge IN LISTS bridges)
  get_filename_component(kind "${bridge}" DIRECTORY)
  get_filename_component(kind "${kind}" NAME)
  install(DIRECTORY "${bridge}/" DESTINATION "${CMAKE_INSTALL_DATADIR}/countersign/bridge/${kind}"
    PATTERN node_modules EXCLUDE)
endforeach()

if(UNIX AND NOT APPLE)
  set(linux "${CMAKE_SOURCE_DIR}/packaging/linux")
  set(icons "${CMAKE_SOURCE_DIR}/resources/icons")
  set(metainfo org.countersign.Countersign.metainfo.xml)
  configure_file("${linux}/${metainfo}.in" "${CMAKE_BINARY_DIR}/packaging/${metainfo}" @ONLY)
  install(FILES "${linux}/countersign.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES "${CMAKE_BINARY_DIR}/packaging/${metainfo}" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
  install(FILES "${icons}/countersign.svg"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
  foreach(size 48 128 256)
    install(FILES "${icons}/countersign-${size}.png" RENAME countersign.png
      DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps")
  endforeach()

  # Manual pages and the package's changelog are kept compressed, always to the same bytes.
  find_program(COUNTERSIGN_GZIP gzip REQUIRED)
  function(countersign_compress source name)
    set(packed "${CMAKE_BINARY_DIR}/packaging/${name}.gz")
    add_custom_command(OUTPUT "${packed}" DEPENDS "${source}" VERBATIM
      COMMAND sh -c "exec \"$0\" -9nc \"$1\" >\"$2\"" "${COUNTERSIGN_GZIP}" "${source}" "${packed}")
    set_property(GLOBAL APPEND PROPERTY COUNTERSIGN_PACKED "${packed}")
  endfunction()
  configure_file("${linux}/deb-changelog.in" "${CMAKE_BINARY_DIR}/packaging/changelog" @ONLY)
  countersign_compress("${CMAKE_BINARY_DIR}/packaging/changelog" changelog)
  install(FILES "${CMAKE_BINARY_DIR}/packaging/changelog.gz" "${linux}/copyright"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/countersign")
  foreach(page countersign countersignctl countersign-demo-backend)
    countersign_compress("${linux}/man/${page}.1" "${page}.1")
    install(FILES "${CMAKE_BINARY_DIR}/packaging/${page}.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  endforeach()
  get_property(packed GLOBAL PROPERTY COUNTERSIGN_PACKED)
  add_custom_target(countersign_packed_files ALL DEPENDS ${packed})
endif()

set(CPACK_PACKAGE_NAME countersign)
set(CPACK_PACKAGE_VENDOR "The Countersign developers")
set(CPACK_PACKAGE_CONTACT "${COUNTERSIGN_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "operations console for on-chain payment backends")
set(CPACK_PACKAGE_DESCRIPTION
"Countersign shows the people who run an on-chain payment or settlement
backend what is stuck, wrong or about to run dry, and lets them retry it
when that is safe. It reads the backend's PostgreSQL database, its metrics
and its chain nodes; it has no server of its own.
.
The package has the window (countersign) and its twin for servers and
scripts (countersignctl). Install postgresql as well to try --demo.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What dlopen() finds and ldd doesn't see: the platform and the image plugins of Qt.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql, nodejs")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
