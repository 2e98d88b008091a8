<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a program for language read? CoNLL-U: a token a line, in its last column begin and end in the reading text, names and quotations
     in IOB2. A name in another is on a level of its own (NER2). A block of the text stands as one sentence: sentences are not looked for. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:conll"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="stretches.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the tokens. -->
  <xsl:mode name="m:conll" on-no-match="fail" use-accumulators="#all"/>

  <!-- Words between white space that are not just plain letters: their tokens. Each is looked at once, since patterns are slow. -->
  <xsl:variable name="f:compounds" as="map(xs:string, xs:string+)"
      select="map:merge(distinct-values($f:pieces[f:is-text(.)] ! tokenize(translate(., '&#xA0;', ' ')))[translate(., 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', '') ne ''] ! map:entry(., f:split(.)))"/>

  <!-- A word, with apostrophes and hyphens in it; what is left of a genitive after a name; any other character. -->
  <xsl:function name="f:split" as="xs:string+">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="analyze-string($word, '[\p{L}\p{M}\p{N}]+([''’\-][\p{L}\p{M}\p{N}]+)*|^[''’]s$|.', 's')/* ! string()"/>
  </xsl:function>

  <xsl:template match="/" mode="m:conll">
    <xsl:text># newdoc id = {$work}&#10;</xsl:text>
    <xsl:for-each-group select="f:stretches()" group-starting-with=".[?begins]">
      <xsl:variable name="tokens" as="xs:string*" select="current-group() ! f:tokens(.)"/>
      <xsl:if test="exists($tokens)">
        <xsl:value-of select="'# newpar' || current-group()[1]?block, '# sent_id = ' || $work || '-' || position(),
            '# text = ' || normalize-space(string-join(current-group()?text)), $tokens ! concat(position(), .), '', ''" separator="&#10;"/>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The tokens of a stretch: lines without their numbers. -->
  <xsl:function name="f:tokens" as="xs:string*">
    <xsl:param name="stretch" as="map(xs:string, item())"/>
    <xsl:iterate select="tokenize(translate($stretch?text, '&#9;&#10;&#xA0;', '   '), ' ')">
      <xsl:param name="start" as="xs:integer" select="$stretch?start"/>
      <xsl:param name="labels" as="xs:string" select="$stretch?first"/>
      <xsl:choose>
        <xsl:when test=". eq ''"><xsl:next-iteration><xsl:with-param name="start" select="$start + 1"/></xsl:next-iteration></xsl:when>
        <xsl:otherwise>
          <xsl:variable name="end" as="xs:integer" select="$start + string-length()"/>
          <xsl:variable name="after" as="xs:string" select="f:space-after($end)"/>
          <xsl:variable name="forms" as="xs:string*" select="$f:compounds(.)"/>
          <xsl:sequence select="
              if (count($forms) le 1) then f:token(., $start, $labels, $after)
              else f:several($forms, $start, $labels, $stretch?labels, $after)"/>
          <xsl:next-iteration><xsl:with-param name="start" select="$end + 1"/><xsl:with-param name="labels" select="$stretch?labels"/></xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <!-- Tokens without white space between them. -->
  <xsl:function name="f:several" as="xs:string+">
    <xsl:param name="forms" as="xs:string*"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:param name="after" as="xs:string"/>
    <xsl:sequence select="f:token($forms[1], $start, $first, if (count($forms) eq 1) then $after else '|SpaceAfter=No')"/>
    <xsl:sequence select="if (count($forms) eq 1) then () else f:several(tail($forms), $start + string-length($forms[1]), $labels, $labels, $after)"/>
  </xsl:function>

  <xsl:function name="f:token" as="xs:string">
    <xsl:param name="form" as="xs:string"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:param name="after" as="xs:string"/>
    <xsl:sequence select="concat('&#9;', $form, '&#9;_&#9;_&#9;_&#9;_&#9;_&#9;_&#9;_&#9;start_char=', $start, '|end_char=', $start + string-length($form), $labels, $after)"/>
  </xsl:function>

  <!-- What follows a token if it is not a blank: nothing, the end of a line within a block, a blank that does not break. -->
  <xsl:function name="f:space-after" as="xs:string">
    <xsl:param name="end" as="xs:integer"/>
    <xsl:variable name="next" as="xs:string" select="substring($f:text, $end + 1, 2)"/>
    <xsl:sequence select="
        if (starts-with($next, ' ') or $next = ('&#10;', '&#10;&#10;')) then ''
        else if (starts-with($next, '&#10;')) then '|SpacesAfter=\n' else if (starts-with($next, '&#9;')) then '|SpacesAfter=\t'
        else if (starts-with($next, '&#xA0;')) then '|SpacesAfter=&#xA0;' else '|SpaceAfter=No'"/>
  </xsl:function>

</xsl:stylesheet>
