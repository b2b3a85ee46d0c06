from register_app.viewmodels.immortal import keep_singletons

# Before the first call of Qt, which every view model and every widget makes.
keep_singletons()
