<?xml version="1.0" encoding="UTF-8"?>
<!-- In which passages does a word stand? The index of the search page, in files small enough to load one by one: words to
     passages, the passages' text, the persons, and what holds them together. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Elements to the passages that are found as one: the outermost blocks, and every note for itself. -->
  <xsl:mode name="m:passages" on-no-match="shallow-skip" on-multiple-match="use-last" warning-on-multiple-match="yes" use-accumulators="#all"/>

  <xsl:template mode="m:passages" match="p | ab | lg | l | head | item | label | table | note | bibl | byline | docAuthor | docDate | docImprint
      | docEdition | titlePart | signed | dateline | salute | stage | speaker | trailer | figDesc">
    <xsl:sequence select=".[not(self::ab[@type = ('noise', 'ornament')])]"/>
    <xsl:apply-templates select="descendant::note except descendant::note//note" mode="m:passages"/>
  </xsl:template>

  <!-- The passages: maps with element, text and words. -->
  <xsl:variable name="passages" as="map(*)*">
    <xsl:variable name="elements" as="element()*"><xsl:apply-templates select="$texts" mode="m:passages"/></xsl:variable>
    <xsl:variable name="read" as="map(*)*" select="$elements ! map{'element': ., 'text': f:reading(.)}"/>
    <!-- What stands between blanks is folded once, however often it occurs. -->
    <xsl:variable name="folded" as="map(xs:string, xs:string*)" select="
        map:merge(distinct-values($read ! tokenize(?text)) ! map:entry(., f:words(.)))"/>
    <xsl:sequence select="
        $read[?text ne ''] ! map:put(., 'words', distinct-values(distinct-values(tokenize(?text)) ! $folded(.)))"/>
  </xsl:variable>

  <!-- The words of a text as they are compared: small letters without accents; each sign of a script without blanks is a word.
       The script has a function of the same name that must do the same. -->
  <xsl:function name="f:words" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="folded" as="xs:string" select="replace(normalize-unicode(lower-case($text), 'NFD'), '\p{M}', '')"/>
    <xsl:variable name="spaced" as="xs:string" select="replace($folded, '([&#x3040;-&#x30FF;&#x3400;-&#x9FFF;])', ' $1 ')"/>
    <xsl:sequence select="tokenize($spaced, '[^\p{L}\p{N}]+')[. ne '']"/>
  </xsl:function>

  <!-- About so many characters are in a file of the index. -->
  <xsl:variable name="shard-size" as="xs:integer" select="24000"/>

  <!-- All files of the index. -->
  <xsl:template name="t:search-index">
    <xsl:context-item use="optional"/>
    <xsl:variable name="numbers" as="map(xs:string, xs:integer)" select="map:merge(for $n in 1 to count($passages) return map:entry(generate-id($passages[$n]?element), $n))"/>
    <xsl:variable name="entries-of-words" as="map(*)*">
      <xsl:for-each-group select="1 to count($passages)" group-by="let $number := . return $passages[$number]?words">
        <xsl:sort select="current-grouping-key()" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
        <xsl:sequence select="map{'word': current-grouping-key(), 'passages': f:differences(current-group())}"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="word-files" as="array(item()*)*" select="f:portions($entries-of-words, function($entry) { 6 + string-length($entry?word) + string-length($entry?passages) }, $shard-size)"/>
    <xsl:variable name="text-files" as="array(item()*)*" select="f:portions($passages, function($passage) { 60 + string-length($passage?text) }, $shard-size)"/>
    <xsl:for-each select="$word-files">
      <xsl:call-template name="t:search-file">
        <xsl:with-param name="name" select="'words-' || position()"/>
        <xsl:with-param name="data" select="map:merge(?* ! map:entry(?word, ?passages))"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$text-files">
      <xsl:call-template name="t:search-file">
        <xsl:with-param name="name" select="'text-' || position()"/>
        <xsl:with-param name="data" select="array{?* ! array{f:address(?element), string(f:locator(?element)[. ne '¶']), ?text}}"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="t:search-file">
      <xsl:with-param name="name" select="'persons'"/>
      <xsl:with-param name="data" select="array{$entries[?register eq 'persons'] ! array{?name, f:differences(f:passages-of(?mentions, $numbers))}}"/>
    </xsl:call-template>
    <xsl:call-template name="t:search-file">
      <xsl:with-param name="name" select="'index'"/>
      <xsl:with-param name="data" select="map{
          'title': f:work-label(), 'passages': count($passages), 'words': array{$word-files ! .(1)?word},
          'texts': array{f:starts($text-files ! array:size(.))}, 'divisions': array{f:search-divisions()}}"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Where a passage is: its page and the innermost element around its beginning that is an anchor there. -->
  <xsl:function name="f:address" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="page" as="xs:string" select="f:page($element)"/>
    <xsl:variable name="anchor" as="element()?" select="$element/ancestor-or-self::*[@xml:id or self::head or self::note or f:is-division(.)][1]"/>
    <xsl:sequence select="($anchor[f:page(.) eq $page] ! f:link(., ''), $page)[1]"/>
  </xsl:function>

  <!-- One file of the index. -->
  <xsl:template name="t:search-file">
    <xsl:context-item use="optional"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="data" as="item()" required="yes"/>
    <xsl:call-template name="t:script-data">
      <xsl:with-param name="name" select="'search/' || $name"/>
      <xsl:with-param name="key" select="$work || '/' || $name"/>
      <xsl:with-param name="data" select="$data"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Numbers in ascending order as the steps between them. -->
  <xsl:function name="f:differences" as="xs:string">
    <xsl:param name="numbers" as="xs:integer*"/>
    <xsl:variable name="before" as="xs:integer*" select="0, $numbers"/>
    <xsl:sequence select="string-join(for $place in 1 to count($numbers) return $numbers[$place] - $before[$place], ' ')"/>
  </xsl:function>

  <!-- The numbers of the first members, for groups of these sizes. -->
  <xsl:function name="f:starts" as="xs:integer*">
    <xsl:param name="sizes" as="xs:integer*"/>
    <xsl:iterate select="$sizes">
      <xsl:param name="start" as="xs:integer" select="1"/>
      <xsl:sequence select="$start"/>
      <xsl:next-iteration><xsl:with-param name="start" select="$start + ."/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- The numbers of the passages in which names stand. -->
  <xsl:function name="f:passages-of" as="xs:integer*">
    <xsl:param name="names" as="element()*"/>
    <xsl:param name="numbers" as="map(xs:string, xs:integer)"/>
    <xsl:sequence select="sort(distinct-values($names ! (ancestor-or-self::* ! $numbers(generate-id()))[last()]))"/>
  </xsl:function>

  <!-- The divisions that can be chosen: those with pages, each with its title and its first passage. -->
  <xsl:function name="f:search-divisions" as="array(*)*">
    <xsl:variable name="spans" as="map(xs:string, xs:integer+)">
      <xsl:map>
        <xsl:for-each-group select="1 to count($passages)" group-by="let $number := . return f:page($passages[$number]?element)">
          <xsl:map-entry key="current-grouping-key()" select="current-group()[1], current-group()[last()]"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:for-each select="$pages[map:contains($spans, ?href)]">
      <xsl:sequence select="array{f:page-title(.), $spans(?href)}"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
