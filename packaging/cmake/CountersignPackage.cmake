# Installers by CPack. Filled by packaging/linux.
