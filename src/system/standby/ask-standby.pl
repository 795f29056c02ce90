# Lets the standby answer a hook without starting Node; where none answers, Node does it. Nothing but the language itself is used: a module
# would cost as much as all of this.
# usage: perl ask-standby.pl FOLDER NODE    payload on stdin; FOLDER holds hook.cjs
use strict;

my ($here, $node) = @ARGV;
delete $ENV{PERL_BADLANG}; # ours: no word about a locale that is not there
binmode STDIN;
binmode STDOUT;
my $payload = do { local $/; <STDIN> };
$payload = '' unless defined $payload;

# What the hook has for its working folder, as the system names it.
sub folder {
    my $path = readlink '/proc/self/cwd';
    $path = $ENV{PWD} unless defined $path;
    return undef unless defined $path && $path =~ m{^/};
    my @named = stat $path;
    my @own = stat '.';
    return @named && @own && "@named[0, 1]" eq "@own[0, 1]" ? $path : undef;
}

# The same as standbySocket() makes.
sub name {
    my @bundle = stat $here or return undef;
    my $mounts = readlink '/proc/self/ns/mnt';
    my $who = join "\0", 'HOOK_BUILD', "$bundle[0]:$bundle[1]", map { defined $_ ? $_ : '' } @ENV{'XDG_CONFIG_HOME', 'HOME'}, $<, $mounts;
    my $hash = 0x811c9dc5;
    $hash = (($hash ^ ord) * 0x01000193) & 0xffffffff for split //, $who;
    return sprintf '%08x', $hash;
}

sub state_folder {
    return $ENV{HEAL_HOOKS_HOME} if length $ENV{HEAL_HOOKS_HOME};
    return "$ENV{XDG_STATE_HOME}/heal-hooks" if length $ENV{XDG_STATE_HOME};
    return length $ENV{HOME} ? "$ENV{HOME}/.local/state/heal-hooks" : undef;
}

sub answer {
    my ($cwd, $name, $state) = (folder(), name(), state_folder());
    return undef unless defined $cwd && defined $name && defined $state;
    my $path = "$state/standby/$name";
    return undef if length $path > 100;
    # Systems that come from BSD have the length of the address in its first byte.
    my $address = $^O eq 'linux' ? pack 'S a108', 1, $path : pack 'C C a104', 106, 1, $path;
    socket my $standby, 1, 1, 0 or return undef;
    connect $standby, $address or return undef;
    binmode $standby;
    my $request = join "\0", $cwd, (map { "$_=$ENV{$_}" } keys %ENV), '', $payload;
    for (my $sent = 0; $sent < length $request;) {
        my $wrote = syswrite $standby, $request, length($request) - $sent, $sent;
        return undef unless $wrote;
        $sent += $wrote;
    }
    shutdown $standby, 1;
    my $text = do { local $/; <$standby> };
    return defined $text && $text =~ s/^answered\n// ? $text : undef;
}

# Shorter than the time that the client gives a hook: silence then, for the event may be under way.
$SIG{ALRM} = sub { exit 0 };
$SIG{PIPE} = 'IGNORE';
alarm 15;
my $text = answer();
alarm 0;
if (defined $text) {
    print $text;
    exit 0;
}
$SIG{PIPE} = 'DEFAULT';
if (-f "$here/hook.cjs" && open my $hook, '|-', $node, "$here/hook.cjs") {
    print $hook $payload;
    close $hook;
}
exit 0;
